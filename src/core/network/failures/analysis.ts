/** What adapters need of the network, and whether they still have it once something has failed (P2). */
import { parseAddress } from '../addressing/addresses';
import { fabricOf, type Fabric } from '../fabric/fabric';
import { pathBetween } from '../fabric/path';
import { componentKey, type Component, type Station } from '../fabric/types';
import { chosenUplinks } from '../fabric/uplinks';
import { sameWire } from '../fabric/wires';
import { holdersOf } from '../routing/holders';
import type { Estate } from '../../model/estate';
import { adapterClassesOf, type AdapterClass } from './adapterClasses';
import { componentsOn, componentsUnder } from './componentsOn';
import { withoutComponents } from './withoutComponents';

/** What is taken away from an adapter that is cut off. */
export type Goal =
  /** Those that answer its gateway and that it reaches. */
  | { readonly kind: 'gateway'; readonly holders: readonly Station[] }
  /** The others on its network, on other hosts, of whom it reaches at least this one. */
  | { readonly kind: 'others'; readonly one: AdapterClass }
  /** Any uplink that works: its gateway is not shown, and nobody else is on its network. */
  | { readonly kind: 'uplink' };

/** Looks at one state of an estate: what it has worked out is kept for as long as it is. */
export class FailureAnalysis {
  private readonly fabric: Fabric;
  private readonly remaining = new Map<string, Fabric>();
  private readonly holders = new Map<string, readonly Station[]>();

  constructor(private readonly estate: Estate) {
    this.fabric = fabricOf(estate);
  }

  /** What adapters of a class have and could lose; undefined where they have nothing. */
  goalOf({ first, host, network }: AdapterClass): Goal | undefined {
    const holders = first.gateway === undefined ? [] : this.holdersOf(first.gateway).filter(({ key }) => key !== first.key);
    if (holders.length > 0) {
      const reached = holders.filter((holder) => sameWire(this.fabric, first, holder));
      return reached.length === 0 ? undefined : { kind: 'gateway', holders: reached };
    }
    const one = adapterClassesOf(this.estate, network).find((other) => other.host !== host && sameWire(this.fabric, first, other.first));
    if (one) return { kind: 'others', one };
    return first.gateway !== undefined && chosenUplinks(this.fabric, first).length > 0 ? { kind: 'uplink' } : undefined;
  }

  /** Whether the loss of some components takes away what adapters of a class have. What fails at the others on a network themselves is theirs. */
  isCut({ first, host, network }: AdapterClass, goal: Goal, lost: readonly Component[]): boolean {
    const remaining = this.without(lost);
    switch (goal.kind) {
      case 'gateway': return !goal.holders.some((holder) => sameWire(remaining, first, holder));
      case 'others': {
        const reaches = (fabric: Fabric): boolean => adapterClassesOf(this.estate, network).some((other) => other.host !== host && !lost.some((component) => isAt(other, component)) && sameWire(fabric, first, other.first));
        return !reaches(remaining) && reaches(this.fabric);
      }
      case 'uplink': return chosenUplinks(remaining, first).length === 0;
    }
  }

  /** The components whose loss alone could cut adapters of a class: those on a way they have now. */
  candidates({ first, host }: AdapterClass, goal: Goal): readonly Component[] {
    const onWay = this.onWay(first, goal).filter((component) => component.kind !== 'host' || component.host !== host);
    return [...new Map(onWay.map((component) => [componentKey(component), component])).values()];
  }

  private onWay(first: Station, goal: Goal): readonly Component[] {
    switch (goal.kind) {
      case 'gateway': {
        const [holder] = goal.holders;
        return holder ? [...componentsOn(this.estate, pathBetween(this.fabric, first, holder).hops), ...componentsUnder(holder)] : [];
      }
      case 'others': return componentsOn(this.estate, pathBetween(this.fabric, first, goal.one.first).hops);
      case 'uplink': return chosenUplinks(this.fabric, first).flatMap(({ host, nic, port }): readonly Component[] => [
        ...(nic === '' ? [] : [{ kind: 'nic', host, nic } as const]), ...(port ? [{ kind: 'switch', switch: port.switch } as const] : []),
      ]);
    }
  }

  private without(lost: readonly Component[]): Fabric {
    const key = lost.map(componentKey).join('\n');
    let fabric = this.remaining.get(key);
    if (!fabric) this.remaining.set(key, (fabric = withoutComponents(this.estate, lost)));
    return fabric;
  }

  private holdersOf(gateway: string): readonly Station[] {
    let holders = this.holders.get(gateway);
    if (!holders) {
      const read = parseAddress(gateway);
      this.holders.set(gateway, (holders = read.kind === 'address' ? holdersOf(this.estate, read.address) : []));
    }
    return holders;
  }
}

const isAt = ({ host }: AdapterClass, component: Component): boolean => 'host' in component && component.host === host;
