import { writtenPath } from '../../model/writtenPath';
import { portConflicts } from '../../network/usage/publishedPorts';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'published-port-conflict',
  severity: 'error',
  summary: 'Two containers publish the same port of one host or VM.',
  why: 'A port of an address belongs to one listener. The engine refuses to start the container that comes second, which after a restart may be the other one.',
  remedy: 'Publish one of them on another port, bind them to different addresses, or put a reverse proxy in front of both.',
  examples: {
    good: [
      // Other protocols, other addresses, other hosts; a port the engine chooses is free.
      example`
        {
          "hosts": { "docker-01": {}, "docker-02": {} },
          "containers": {
            "web": { "on": "docker-01", "ports": ["8080:80/tcp", "53:53/udp", "127.0.0.1:9000:9000"] }, "api": { "on": "docker-01", "ports": ["8081:80", "53:53/tcp", "10.0.0.5:9000:9000"] },
            "twin": { "on": "docker-02", "ports": ["8080:80", "80"] }, "other": { "on": "docker-02", "ports": ["80"] }, "nowhere": { "ports": ["8080:80"] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "docker-01": {} },
          "containers": {
            "web": { "on": "docker-01", "ports": ["8080:80/tcp"] },
        //                                        ^^^^^^^^^^^^^ Port 8080/tcp of "docker-01" is also published by container "api".
            "api": { "on": "docker-01", "ports": ["8000-8100:8000-8100", "443:443", "127.0.0.1:443:8443"] }
        //                                        ^^^^^^^^^^^^^^^^^^^^^ Port 8080/tcp of "docker-01" is also published by container "web".
        //                                                               ^^^^^^^^^ Port 443/tcp of "docker-01" is published twice by container "api".
        //                                                                          ^^^^^^^^^^^^^^^^^^^^ Port 443/tcp of "docker-01" is published twice by container "api".
          }
        }
      `,
    ],
  },
  on: 'containers',
  fields: ['ports'],
  *check(container, estate) {
    const { on } = container.value;
    const conflicts = on === undefined ? undefined : estate.query(portConflicts, on).get(container.id);
    for (const { index, port, protocol, other } of conflicts ?? []) {
      const who = other.container === container.id ? `is published twice by container "${container.id}"` : `is also published by container "${other.container}"`;
      const entry = estate.find('containers', other.container);
      yield {
        place: placeIn(container, writtenPath(container, ['ports', index])),
        message: `Port ${port}/${protocol} of "${on ?? ''}" ${who}.`,
        related: entry ? [{ place: placeIn(entry, writtenPath(entry, ['ports', other.index])), message: `Published by container "${other.container}".` }] : [],
      };
    }
  },
});
