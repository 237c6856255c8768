/** Both ends of paths: the ports of arrays, and what hosts send by. */
import type { EntityOf, Host } from '../../model/entities';
import { isLost } from '../../network/fabric/fabric';
import { parsePort } from '../../network/fabric/ports';
import { own } from '../../util/own';
import { rememberedBy } from '../../util/remembered';
import { controllersOf } from '../controllers';
import { isGone, type Ways } from './ways';

type StorageArray = EntityOf<'arrays'>;
export type ArrayPort = NonNullable<StorageArray['ports']>[string];
export type Hba = NonNullable<Host['hbas']>[string];

/** A port of an array that works. */
export interface PortOfArray {
  readonly name: string;
  readonly port: ArrayPort;
  readonly transport: 'fabric' | 'network' | undefined;
  /** From 1; undefined where the array says nothing of controllers. */
  readonly controller: number | undefined;
  /** The physical switch it is plugged into; undefined where that is not shown. */
  readonly switch: string | undefined;
}

/** The ports of an array, those left out that have failed, with their controller or with the switch they are plugged into. */
export function portsOf(ways: Ways, id: string, array: StorageArray): readonly PortOfArray[] {
  const saysControllers = controllersOf(array) !== undefined;
  return Object.entries(array.ports ?? {}).flatMap(([name, port]): readonly PortOfArray[] => {
    const plugged = port.port === undefined ? undefined : parsePort(port.port);
    const isPluggedIn = plugged !== undefined && own(ways.estate.value('switches', plugged.switch)?.ports, plugged.port) !== undefined;
    const hasFailed = isGone(ways, { kind: 'array-port', array: id, port: name }) || isGone(ways, { kind: 'controller', array: id, controller: port.controller ?? 1 })
      || (plugged !== undefined && (isLost(ways.fabric, { kind: 'switch', ...plugged }) || isLost(ways.fabric, { kind: 'port', ...plugged })));
    return hasFailed ? [] : [{ name, port, transport: transportOf(array, port), controller: saysControllers ? (port.controller ?? 1) : undefined, switch: isPluggedIn ? plugged.switch : undefined }];
  });
}

/** Whether a port is one of Fibre Channel or of a network; undefined where neither it nor its array says. */
function transportOf(array: StorageArray, { fabric, network, addresses, wwn }: ArrayPort): PortOfArray['transport'] {
  if (fabric !== undefined) return 'fabric';
  if (network !== undefined || addresses !== undefined) return 'network';
  switch (array.protocol) {
    case 'fc': return 'fabric';
    case 'iscsi': case 'nfs': case 'smb': return 'network';
    default: return wwn === undefined ? undefined : 'fabric';
  }
}

/** Whether an array has ports, all of Fibre Channel. */
export const isOfFabrics = rememberedBy((array: StorageArray): boolean => {
  const ports = Object.values(array.ports ?? {});
  return ports.length > 0 && ports.every((port) => transportOf(array, port) === 'fabric');
});

/** The Fibre Channel adapters of a host by name. */
export function fabricAdapters({ hbas }: Host): readonly (readonly [string, Hba])[] {
  return Object.entries(hbas ?? {}).filter(([, { kind, fabric, wwn, adapter }]) => kind === 'fc' || (kind !== 'iscsi' && kind !== 'sas' && adapter === undefined && (fabric !== undefined || (kind === undefined && wwn !== undefined))));
}

/** Whether what is kept on an array is files rather than blocks (W4). */
export const isNas = ({ kind, protocol }: StorageArray): boolean => kind === 'nas' || protocol === 'nfs' || protocol === 'smb';
