import { describe, expect, it } from 'vitest';
import { deviceConflicts } from '../../../../src/core/hypervisor/machine/passthrough';
import { defineQuery } from '../../../../src/core/model/estate';
import { Watch } from '../../../../src/core/model/watch';
import { sessionOf } from '../../../support/estate';

describe('a device of a host', () => {
  it('is with whoever has it after an edit, also where another takes it over', () => {
    const text = '{ "hosts": { "h": { "devices": { "gpu": {} } } }, "vms": { "a": { "host": "h", "passthrough": ["gpu"] }, "b": { "host": "h", "usb": [] }, "c": { "host": "h", "power": "off", "passthrough": ["gpu"] } } }';
    const session = sessionOf(text);
    const conflicts = defineQuery('conflicts', (estate, vm) => deviceConflicts(estate, vm, estate.value('vms', vm) ?? {}, 'h').map(({ reason }) => reason));
    const watch = new Watch(session.estate, conflicts);
    watch.add('c');
    const replace = (before: string, after: string): void => {
      const now = session.document(session.main)?.text ?? '';
      session.edit(session.main, [{ offset: now.indexOf(before), length: before.length, text: after }]);
    };
    expect(watch.flush().changed.get('c')).toEqual(['"gpu" of host "h" is there for one VM, and "a" has it.']);
    replace('"a": { "host": "h", "passthrough": ["gpu"] }, "b": { "host": "h", "usb": [] }', '"a": { "host": "h", "usb": [] }, "b": { "host": "h", "usb": ["gpu"] }');
    expect(watch.flush().changed.get('c')).toEqual(['"gpu" of host "h" is there for one VM, and "b" has it.']);
    watch.dispose();
  });
});
