import { expect, it } from 'vitest';
import { readPath, writtenPath } from '../../../src/core/model/writtenPath';
import { estateOf } from '../../support/worlds';

it('leads past the items of a list that could not be read', () => {
  const vm = estateOf({ vms: { a: { nics: { eth0: { addresses: [5, '10.0.0.1', {}, null, '10.0.0.2'] }, eth1: { addresses: ['10.0.0.3'] } } } } }).find('vms', 'a');
  if (!vm) throw new Error('VM "a" is there.');
  const indexes = [0, 1, 2].map((i) => writtenPath(vm, ['nics', 'eth0', 'addresses', i])[3]);
  expect([vm.value.nics?.['eth0']?.addresses, indexes]).toEqual([['10.0.0.1', '10.0.0.2'], [1, 4, 5]]);
  expect(writtenPath(vm, ['nics', 'eth1', 'addresses', 0])).toEqual(['nics', 'eth1', 'addresses', 0]);
});

it('leads back to the model: to the item that is there, or the next that could be read', () => {
  const vm = estateOf({ vms: { a: { nics: { eth0: { addresses: [5, '10.0.0.1', {}, null, '10.0.0.2'] } } } } }).find('vms', 'a');
  if (!vm) throw new Error('VM "a" is there.');
  const indexes = [0, 1, 2, 3, 4, 5, 6].map((i) => readPath(vm, ['nics', 'eth0', 'addresses', i])[3]);
  expect(indexes).toEqual([0, 0, 1, 1, 1, 2, 3]);
});
