import { describe, expect, it } from 'vitest';
import { drawShown } from '../../../webview/exporting/draw';
import { usualExport } from '../../../webview/exporting/options';
import { askTrace, openTrace } from '../../../webview/state/trace';
import { smallNetwork } from '../../scene/support/network';
import { palettes } from '../../../src/scene';
import { everyElement, readXml, type XmlElement } from '../../scene/support/xml';
import { comparedNodes, comparison } from '../support/comparison';
import { nodesOf, smallEstate } from '../support/estate';
import { blocked } from '../support/networkView';
import { openSession, until } from '../support/openSession';

const wordsOf = (svg: string): readonly string[] => everyElement(readXml(svg)).filter(({ name }) => name === 'text').map(({ text }) => text);

describe('the picture of what is shown', () => {
  it('has the way of a packet while it is traced on the canvas, with a cross where it is stopped', async () => {
    const { session } = await openSession(nodesOf(smallEstate), (extension) => {
      extension.network = smallNetwork();
      extension.trace = blocked;
    });
    const picture = (): string => drawShown(session, { ...usualExport, palette: 'light', level: 'cards', legend: false });
    openTrace(session, ['vms/web-01/nics/eth0', 'vms/db-01/nics/eth0']);
    await until(session, ({ view }) => view === 'network');
    const before = wordsOf(picture());
    await askTrace(session);
    await until(session, ({ trace }) => trace?.result.kind === 'traced');
    expect(wordsOf(picture()).slice(before.length)).toEqual(['1', '2', '3']);
    expect(everyElement(readXml(picture())).filter(({ name }) => name === 'circle')).toHaveLength(1);
    session.store.set({ trace: null });
    expect(wordsOf(picture())).toEqual(before);
    session.dispose();
  });

  it('of two versions says so in its name, and has an arrow from where something lay', async () => {
    const { session } = await openSession(comparedNodes());
    const drawn = (): readonly XmlElement[] => everyElement(readXml(drawShown(session, { ...usualExport, palette: 'light', level: 'cards', legend: false })));
    const arrows = (): number => drawn().filter(({ name, attributes }) => name === 'path' && attributes['fill'] === palettes.light.ink).length;
    expect(arrows()).toBe(0);
    session.store.set({ comparison: { view: comparison, at: -1, hidden: new Set() } });
    expect(arrows()).toBe(1);
    expect(drawn().find(({ name }) => name === 'title')?.text).toContain('compute, compared with HEAD (1a2b3c4)');
    session.dispose();
  });

  it('of a text that cannot be read says above it that it is not of the text as it stands, asked for or not', async () => {
    const { session, extension } = await openSession(nodesOf(smallEstate));
    const words = (): readonly string[] => wordsOf(drawShown(session, { ...usualExport, palette: 'light', level: 'cards', legend: false, title: false })).filter((word) => word.includes('last text that could be read'));
    expect(words()).toEqual([]);
    await extension.say({ kind: 'status', state: 'stale', message: 'Line 3 has no closing bracket.' });
    await until(session, ({ status }) => status.state === 'stale');
    expect(words()).toHaveLength(1);
    session.dispose();
  });
});
