/** How far apart sites may be that write everything at once, in milliseconds for the way there and back. */

/** Between the data sites of a distributed array that is stretched. */
export const stretchedRoundTrip = { milliseconds: 5, source: 'VMware, vSAN 7.0 Network Design Guide, "Bandwidth and Latency Requirements": site to site' } as const;

/** Between arrays of which one mirrors the other synchronously. */
export const synchronousRoundTrip = { milliseconds: 10, source: 'TechTarget, "What are the best practices for VMware vMSC deployment?": synchronous storage replication' } as const;
