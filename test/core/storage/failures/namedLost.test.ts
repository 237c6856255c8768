import { describe, expect, it } from 'vitest';
import { lostKey } from '../../../../src/core/storage/failures/component';
import { lostNamed } from '../../../../src/core/storage/failures/namedLost';
import { networkPartsOf } from '../../../../src/core/storage/failures/networkParts';
import { estateOf } from '../../../support/worlds';

const estate = estateOf({
  sites: { east: { links: { west: {} } }, west: {} },
  hosts: { 'esx-1': { site: 'east', nics: { vmnic0: {}, both: {} }, hbas: { vmhba1: {}, both: {} }, disks: { data: {} } } },
  switches: { 'leaf-1': { kind: 'physical', site: 'east', ports: { p1: {} } }, 'vs': { kind: 'standard' } },
  arrays: { san: { site: 'west', controllers: 2, groups: { fast: {} }, ports: { a: {} } } },
});
function named(text: string): string {
  const found = lostNamed(estate, text);
  return found.kind === 'component' ? lostKey(found.component) : found.reason;
}

describe('what may be lost is named', () => {
  it('by its entry and part, or as it is printed (X1)', () => {
    const names = {
      san: 'arrays/san', 'san/fast': 'arrays/san/groups/fast', 'san/fast/disk': 'arrays/san/groups/fast/disk', 'san/a': 'arrays/san/ports/a', 'san/controllers/2': 'arrays/san/controllers/2',
      'esx-1': 'hosts/esx-1', 'esx-1/vmhba1': 'hosts/esx-1/hbas/vmhba1', 'esx-1/data': 'hosts/esx-1/disks/data/disk', 'esx-1/vmnic0': 'hosts/esx-1/vmnic0', east: 'sites/east', 'west/east': 'sites/east/west', 'leaf-1/p1': 'switches/leaf-1/p1',
    };
    for (const [name, key] of Object.entries(names)) expect([named(name), named(key)]).toEqual([key, key]);
  });

  it('with a sentence where there is nothing, too much or no such controller of the name', () => {
    expect(named('sann')).toBe('There is no host, adapter, physical switch, port, router, array, disk group, disk, controller, site or link between sites "sann" (did you mean "san"?).');
    expect(named('san/fats')).toContain('(did you mean "san/fast"?)');
    expect(named('esx-1/both')).toBe('"esx-1/both" is several things: say which, "hosts/esx-1/both" or "hosts/esx-1/hbas/both".');
    expect(named('san/controllers/3')).toContain('There is no host');
    expect(named('vs')).toContain('made in software');
  });
});

describe('the network loses', () => {
  it('with a site the hosts and physical switches that stand there, and nothing with an array (X1)', () => {
    expect(networkPartsOf(estate, [{ kind: 'site', site: 'east' }, { kind: 'array', array: 'san' }])).toEqual([{ kind: 'host', host: 'esx-1' }, { kind: 'switch', switch: 'leaf-1' }]);
  });
});
