/** What can be lost, as people name it: "san-a", "san-a/fast", "san-a/fast/disk", "san-a/controllers/1", "esx-01/vmhba1", a site, and all that the network can lose. */
import type { Estate } from '../../model/estate';
import { componentsCalled, namesLike } from '../../network/failures/namedComponent';
import { isPhysical } from '../../network/fabric/ports';
import { closest } from '../../util/closest';
import { own } from '../../util/own';
import { listed, quoted } from '../../util/words';
import { lostKey, type Lost, type StorageComponent } from './component';
import { controllersOf } from './lostParts';

export type NamedLost = { readonly kind: 'component'; readonly component: Lost } | { readonly kind: 'unknown'; /** A sentence. */ readonly reason: string };

/** Also as they are printed: "arrays/san-a/groups/fast", "hosts/esx-01/hbas/vmhba1", "switches/leaf-1". */
export function lostNamed(estate: Estate, text: string): NamedLost {
  const [component, another, ...more] = [...componentsCalled(estate, text), ...storageCalled(estate, text)];
  if (component && !another) return { kind: 'component', component };
  if (component && another) return unknown(`"${text}" is several things: say which, ${listed([component, another, ...more].map((each) => quoted(lostKey(each))), 'or')}.`);
  const networkSwitch = estate.value('switches', text);
  if (networkSwitch && !isPhysical(networkSwitch)) return unknown(`Switch "${text}" is made in software: it fails with a host or its NICs, so name one of these.`);
  const meant = closest(text, [...namesLike(estate, text), ...storageNames(estate, text)]);
  return unknown(`There is no host, adapter, physical switch, port, router, array, disk group, disk, controller, site or link between sites "${text}"${meant === undefined ? '' : ` (did you mean "${meant}"?)`}.`);
}

const unknown = (reason: string): NamedLost => ({ kind: 'unknown', reason });

function storageCalled(estate: Estate, text: string): readonly StorageComponent[] {
  const [first = '', ...rest] = text.split('/');
  const plain = [...ofArray(estate, first, rest), ...ofHost(estate, first, rest), ...ofSite(estate, first, rest)];
  if (plain.length > 0 || rest.length === 0) return plain;
  const [owner = '', ...parts] = rest;
  switch (first) {
    case 'arrays': return ofArray(estate, owner, parts);
    case 'hosts': return ofHost(estate, owner, parts);
    case 'sites': return ofSite(estate, owner, parts);
    default: return [];
  }
}

function ofArray(estate: Estate, id: string, parts: readonly string[]): readonly StorageComponent[] {
  const array = estate.value('arrays', id);
  if (!array) return [];
  const [first, second, third] = parts;
  if (first === undefined) return [{ kind: 'array', array: id }];
  if (first === 'controllers' && second !== undefined) {
    const controller = Number(second);
    return Number.isInteger(controller) && controller >= 1 && controller <= Math.max(1, controllersOf(estate, id)) && third === undefined ? [{ kind: 'controller', array: id, controller }] : [];
  }
  const [name = '', part] = first === 'groups' || first === 'ports' ? [second, third] : [first, second];
  const group = first !== 'ports' && own(array.groups, name) ? name : undefined;
  const found: StorageComponent[] = [];
  if (group !== undefined && part === undefined) found.push({ kind: 'group', array: id, group });
  if (group !== undefined && part === 'disk') found.push({ kind: 'disk', array: id, group });
  if (first !== 'groups' && part === undefined && own(array.ports, name)) found.push({ kind: 'array-port', array: id, port: name });
  return found;
}

function ofHost(estate: Estate, id: string, parts: readonly string[]): readonly StorageComponent[] {
  const host = estate.value('hosts', id);
  const [first, second] = parts;
  if (!host || first === undefined) return [];
  const [name = '', part] = first === 'hbas' || first === 'disks' ? [second, parts[2]] : [first, second];
  const found: StorageComponent[] = [];
  if (first !== 'disks' && part === undefined && own(host.hbas, name)) found.push({ kind: 'hba', host: id, hba: name });
  if (first !== 'hbas' && (part === undefined || part === 'disk') && own(host.disks, name)) found.push({ kind: 'host-disk', host: id, disks: name });
  return found;
}

function ofSite(estate: Estate, id: string, parts: readonly string[]): readonly StorageComponent[] {
  return parts.length === 0 && estate.find('sites', id) ? [{ kind: 'site', site: id }] : [];
}

/** What could have been meant: parts where a part is named, entries otherwise. */
function storageNames(estate: Estate, text: string): readonly string[] {
  if (!text.includes('/')) return [...estate.ids('arrays'), ...estate.ids('sites')];
  return [
    ...estate.ids('arrays').flatMap((id) => {
      const { groups, ports } = estate.value('arrays', id) ?? {};
      return [...Object.keys(groups ?? {}).flatMap((group) => [`${id}/${group}`, `${id}/${group}/disk`]), ...Object.keys(ports ?? {}).map((port) => `${id}/${port}`)];
    }),
    ...estate.ids('hosts').flatMap((id) => {
      const { hbas, disks } = estate.value('hosts', id) ?? {};
      return [...Object.keys(hbas ?? {}), ...Object.keys(disks ?? {})].map((part) => `${id}/${part}`);
    }),
  ];
}
