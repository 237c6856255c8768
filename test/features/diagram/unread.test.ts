import { describe, expect, it } from 'vitest';
import { looks } from '../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { DiagramNode, ViewName } from '../../../src/protocol/view';
import { mainFile, sessionOf } from '../../support/estate';

const noRules = { rules: [] };
const unreadIn = (text: string, node: string, view: ViewName = 'compute'): DiagramNode['unread'] => new DiagramProjection(sessionOf(text, noRules), looks[view]).view().nodes.find(({ id }) => id === node)?.unread;

describe('what of a node could not be read', () => {
  it('is named as the text names it: values that are wrong, and fields that there are not', () => {
    expect(unreadIn('{ "vms": { "a": { "memory": "8 Gib", "vcpu": 0, "cores": 2, "disks": { "system": { "size": "40" } } } } }', 'vms/a')).toEqual(['memory', 'vcpu', 'cores', 'disks.system.size']);
    for (const read of ['"memory": "8 GiB"', '"memory": "8 GiB", "memory": "4 GiB"']) expect(unreadIn(`{ "vms": { "a": { ${read} } } }`, 'vms/a')).toBeUndefined();
    for (const [field, value] of [['power', '"maybe"'], ['memory', '8'], ['memory', '"8 Gib"'], ['vcpu', '0'], ['cores', '2']]) expect(unreadIn(`{ "vms": { "a": { "${field}": ${value} } } }`, 'vms/a'), field).toEqual([field]);
  });

  it('is said of a part where that is a node of its own', () => {
    const text = '{ "hosts": { "h": { "nics": { "vmnic0": { "speed": "25 Gbs" }, "vmnic1": { "speed": "25 Gb/s" } } } } }';
    expect(unreadIn(text, 'hosts/h/nics/vmnic0', 'network')).toEqual(['speed']);
    expect(unreadIn(text, 'hosts/h/nics/vmnic1', 'network')).toBeUndefined();
    expect(unreadIn(text, 'hosts/h', 'network')).toEqual(['nics.vmnic0.speed']);
  });

  it('comes and goes with the text, also where nothing else of the node changes by it', () => {
    const session = sessionOf('{ "vms": { "a": { "memory": "4 GiB" }, "b": {} } }', noRules);
    const projection = new DiagramProjection(session);
    const write = (from: string, to: string) => {
      session.edit(mainFile, [{ offset: session.document(mainFile)!.text.indexOf(from), length: from.length, text: to }]);
      return projection.flush()?.changed.map(({ id, unread }) => [id, unread]);
    };
    projection.view();
    expect(write('"b": {}', '"b": { "memory": "many" }')).toEqual([['vms/b', ['memory']]]);
    expect(write('"many"', '"more"')).toBeUndefined();
    expect(write('"memory": "more"', '"vcpu": "more"')).toEqual([['vms/b', ['vcpu']]]);
    expect(write('"vcpu": "more"', '')).toEqual([['vms/b', undefined]]);
  });
});
