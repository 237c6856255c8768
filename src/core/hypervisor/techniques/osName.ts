import { findGuest } from '../../catalogue/guests';

/** The name of an operating system by its id, or the text itself where the catalogue does not have it. */
export function osNameOf(text: string): string;
export function osNameOf(text: string | undefined): string | undefined;
export function osNameOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : (findGuest(text)?.name ?? text);
}
