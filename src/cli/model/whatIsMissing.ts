import type { Session } from '../../features/session';

/** What is worked out of a part of an estate would be wrong: a sentence for each file that could not be read to its end. */
export function whatIsMissing(estate: Session, show: (file: string) => string): readonly string[] {
  return estate.files().flatMap((file) => {
    const document = estate.document(file);
    const broken = document?.whole === false ? [`"${show(file)}" cannot be read: brackets or quotes in it do not match; "topovisor check" tells where.`] : [];
    const imports = (estate.estate.document(file)?.problems ?? []).flatMap((problem) => (problem.kind === 'import-missing' ? [`"${problem.file}", which "${show(file)}" imports, cannot be read: ${problem.reason}.`] : []));
    return [...broken, ...imports];
  });
}
