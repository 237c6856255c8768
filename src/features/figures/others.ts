import type { Entry } from '../../core/model/entry';
import type { Estate } from '../../core/model/estate';
import { listed } from '../../core/util/words';
import { figure, type Figure } from './figure';

export function desktopPoolFigures(_: Estate, { value }: Entry<'desktopPools'>): readonly Figure[] {
  return [
    ...(value.size === undefined ? [] : [figure('Desktops', String(value.size), 'As written.')]),
    ...(value.goldenImage === undefined ? [] : [figure('Made from', value.goldenImage, 'Its golden image.')]),
  ];
}

export function applicationFigures(_: Estate, { value }: Entry<'applications'>): readonly Figure[] {
  return value.on === undefined ? [] : [figure('Session hosts', listed(value.on), 'The VMs it runs on.')];
}

export function groupFigures(_: Estate, { value }: Entry<'groups'>): readonly Figure[] {
  return [figure('Members', String(value.users?.length ?? 0), 'Users it lists.')];
}

export function userFigures(estate: Estate, { id }: Entry<'users'>): readonly Figure[] {
  const groups = estate.ids('groups').filter((group) => estate.value('groups', group)?.users?.some((user) => user === id));
  return groups.length === 0 ? [] : [figure('Groups', listed(groups), 'Groups that list this user.')];
}

export function scenarioFigures(_: Estate, { value }: Entry<'scenarios'>): readonly Figure[] {
  return [figure('Steps', String(value.steps?.length ?? 0), 'What happens in it.')];
}
