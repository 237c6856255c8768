/** A router as it forwards: its table, translations and filters, read once. */
import { defineQuery } from '../../model/estate';
import { filtersOf, type Filters } from './filters';
import { natRulesOf, type NatRule } from './nat';
import { routingTableOf, type RoutingTable } from './routes';

export interface Forwarding {
  readonly table: RoutingTable;
  readonly nat: readonly NatRule[];
  readonly filters: Filters;
}

/** By id of the router. */
export const routerOf = defineQuery<Forwarding>('a router', (estate, id) => {
  const { value: router, problems } = estate.find('routers', id) ?? { value: {}, problems: [] };
  return { table: routingTableOf(estate, router), nat: natRulesOf(router), filters: filtersOf(estate, router, { problems }) };
});
