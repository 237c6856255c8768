import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAbsent, networkOn } from '../../../../src/core/network/fabric/hostPart';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';

it('a network is absent from a host where it is on none of its parts, and nowhere else (L11)', () => {
  fc.assert(fc.property(randomNetworks(), (document) => {
    const estate = estateOf(document);
    for (const network of ['n10', 'n20', 'm10', 'nowhere']) {
      for (const host of ['h1', 'h2', 'h3', 'nobody']) expect([network, host, isAbsent(estate, network, host)]).toEqual([network, host, networkOn(estate, network, host).kind === 'absent']);
    }
  }), { numRuns: 200 });
});
