import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../../src/core/diagnostics/rule';
import { inspect } from '../../../../src/features/diagram/inspection';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import { shownAt } from '../../../../src/features/diagram/shownAt';
import { storageLook } from '../../../../src/features/diagram/storage/look';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';

const onEveryHost = defineRule({
  id: 'bad-adapters', severity: 'warning', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'hosts',
  *check(host) {
    yield { place: placeIn(host, ['hbas'], 'key'), message: 'It is bad.' };
  },
});
const session = () => sessionOf(`{
  "clusters": { "prod": {} },
  "hosts": { "plain": { "cluster": "prod", "hbas": {} }, "other": { "cluster": "prod", "hbas": {} }, "disks": { "cluster": "prod", "hbas": {}, "disks": { "local": {} } } }
}`, { rules: [onEveryHost] });

describe('a cluster in the storage view', () => {
  it('counts what is found on the hosts that are not drawn in it', () => {
    const counts = new DiagramProjection(session(), storageLook).view().nodes.map(({ id, findings }) => `${id} ${findings.warning}`).sort();
    expect(counts).toEqual(['clusters/prod 2', 'hosts/disks 1', 'hosts/disks/disks/local 0']);
  });

  it('counts it no longer once the host is drawn', () => {
    const opened = session();
    const projection = new DiagramProjection(opened, storageLook);
    projection.view();
    carryOut(opened, [{ kind: 'set', file: mainFile, path: ['hosts', 'plain', 'disks'], value: { local: {} } }]);
    const changed = projection.flush()?.changed.map(({ id, findings }) => `${id} ${findings.warning}`);
    expect(changed).toContain('clusters/prod 1');
    expect(changed).toContain('hosts/plain 1');
  });

  it('lists these findings, and is what is shown of the text of such a host', () => {
    const opened = session();
    expect(inspect(opened, 'clusters/prod', 'storage')?.findings).toHaveLength(2);
    expect(inspect(opened, 'clusters/prod', 'network')?.findings).toHaveLength(0);
    expect(shownAt(opened.estate, ['hosts', 'plain', 'hbas'], 'storage')).toBe('clusters/prod');
    expect(shownAt(opened.estate, ['hosts', 'disks', 'hbas'], 'storage')).toBe('hosts/disks');
  });
});
