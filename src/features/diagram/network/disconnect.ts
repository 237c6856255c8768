/** Taking lines of the network view away. */
import type { Change } from '../../../core/model/change';
import type { Estate } from '../../../core/model/estate';
import { writtenPath } from '../../../core/model/writtenPath';
import { own } from '../../../core/util/own';
import { removeField } from '../gestures/entries';
import { portText, type EdgeName, type PortName } from './edges';

/** The changes that take these lines away, or why one cannot be. */
export function disconnectNetwork(estate: Estate, names: readonly EdgeName[]): { readonly changes: readonly Change[]; readonly reasons: readonly string[] } {
  const outcomes = [...names.map((name) => changesOf(estate, name)), ...uplinkChanges(estate, names.flatMap((name) => (name.kind === 'uplink' ? [name] : [])))];
  return { reasons: [...new Set(outcomes.filter((outcome) => typeof outcome === 'string'))], changes: outcomes.flatMap((outcome) => (typeof outcome === 'string' ? [] : outcome)) };
}

type Outcome = readonly Change[] | string;
const gone = 'This connection is not there any more.';

function changesOf(estate: Estate, name: EdgeName): Outcome {
  switch (name.kind) {
    case 'cable': {
      const host = estate.find('hosts', name.host);
      return host && own(host.value.nics, name.nic)?.port !== undefined ? [removeField(host, ['nics', name.nic, 'port'])] : gone;
    }
    case 'link': {
      const [a, b] = name.ends;
      const changes = [...linkEnd(estate, a, b), ...linkEnd(estate, b, a)];
      return changes.length === 0 ? gone : changes;
    }
    case 'uplink': return [];
    case 'bridge': return 'A bridged network uses a NIC of its host: name another one for it, or delete the network.';
    case 'interface': {
      const router = estate.find('routers', name.router);
      return router && own(router.value.interfaces, name.name) ? [removeField(router, ['interfaces', name.name])] : gone;
    }
    case 'tunnel': {
      if (name.over !== undefined) return `"${name.network}" names no underlay: it is carried wherever hosts have tunnel endpoints. Name its underlay to have it carried there alone.`;
      const network = estate.find('networks', name.network);
      return network?.value.underlay === undefined ? gone : [removeField(network, ['underlay'])];
    }
  }
}

function linkEnd(estate: Estate, near: PortName, far: PortName): readonly Change[] {
  const owner = estate.find('switches', near.switch);
  const to = own(owner?.value.ports, near.port)?.to;
  return owner && to !== undefined && (to === portText(far) || `${to}/` === portText(far)) ? [removeField(owner, ['ports', near.port, 'to'])] : [];
}

/** Of one list the last first, so that the others keep their index; a list of which nothing stays goes as a whole. */
function uplinkChanges(estate: Estate, names: readonly Extract<EdgeName, { kind: 'uplink' }>[]): readonly Outcome[] {
  const byList = new Map<string, string[]>();
  for (const { switch: owner, host, nic } of names) byList.set(`${owner}/${host}`, [...(byList.get(`${owner}/${host}`) ?? []), nic]);
  return [...byList].map(([key, nics]): Outcome => {
    const [id = '', host = ''] = key.split('/');
    const owner = estate.find('switches', id);
    if (!owner) return gone;
    const changes = (['uplinks', 'standby'] as const).flatMap((field): readonly Change[] => {
      const list: readonly string[] = own(owner.value[field], host) ?? [];
      const doomed = list.flatMap((nic, i) => (nics.includes(nic) ? [i] : []));
      if (doomed.length === 0) return [];
      if (doomed.length === list.length) return [removeField(owner, [field, host])];
      return doomed.reverse().map((i) => removeField(owner, writtenPath(owner, [field, host, i])));
    });
    return changes.length === 0 ? gone : changes;
  });
}
