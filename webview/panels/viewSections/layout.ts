import type { ViewLayout } from '../../../src/protocol/filter';
import type { ViewName } from '../../../src/protocol/view';
import { perform } from '../../state/gestures';
import type { Session } from '../../state/session';
import type { ViewSection } from './section';

/** Which way the view goes, and how far boxes stand apart. */
export const layoutSection: ViewSection = (session, { view, header }) => {
  const now = header.layout.get(view) ?? {};
  return [
    { kind: 'menu', text: 'Direction', items: directions.map(({ value, text }) => ({ kind: 'act', text, isChosen: value === (now.direction ?? 'down'), act: () => layOut(session, view, { option: 'direction', value, usual: 'down' }) })) },
    { kind: 'menu', text: 'Spacing', items: spacings.map(({ value, text }) => ({ kind: 'act', text, isChosen: value === (now.spacing ?? 'normal'), act: () => layOut(session, view, { option: 'spacing', value, usual: 'normal' }) })) },
  ];
};

type Option<O extends 'direction' | 'spacing'> = readonly { readonly value: NonNullable<ViewLayout[O]>; readonly text: string }[];
const directions: Option<'direction'> = [{ value: 'down', text: 'Down' }, { value: 'right', text: 'Right' }];
const spacings: Option<'spacing'> = [{ value: 'compact', text: 'Compact' }, { value: 'normal', text: 'Normal' }, { value: 'wide', text: 'Wide' }];

/** Written into the document, so that everybody who opens it sees it so. */
function layOut(session: Session, view: ViewName, { option, value, usual }: { readonly option: 'direction' | 'spacing'; readonly value: string; readonly usual: string }): void {
  void perform(session, { kind: 'layout', view, option, value: value === usual ? null : value }, { refusal: 'The view cannot be laid out otherwise' });
}
