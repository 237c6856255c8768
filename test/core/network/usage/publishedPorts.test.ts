import { describe, expect, it } from 'vitest';
import { parsePublishedPort, portConflicts } from '../../../../src/core/network/usage/publishedPorts';
import { sessionOf } from '../../../support/estate';

describe('a published port', () => {
  it.each([
    ['8080:80', { protocol: 'tcp', from: 8080, to: 8080, address: undefined }],
    ['53:53/UDP', { protocol: 'udp', from: 53, to: 53, address: undefined }],
    ['127.0.0.1:8000-8009:80-89', { protocol: 'tcp', from: 8000, to: 8009, address: '127.0.0.1' }],
    ['[::1]:443:443/tcp', { protocol: 'tcp', from: 443, to: 443, address: '[::1]' }],
    ['0.0.0.0:443:443', { protocol: 'tcp', from: 443, to: 443, address: undefined }],
  ])('%s is read', (text, port) => expect(parsePublishedPort(text)).toEqual(port));

  it.each(['80', '80/tcp', '127.0.0.1::80', '0:80', '70000:80', '90-80:80', 'web'])('%s names none that could be taken', (text) => expect(parsePublishedPort(text)).toBeUndefined());
});

describe('conflicts of published ports', () => {
  const conflictsOf = (ports: Readonly<Record<string, readonly string[]>>, on = 'h') =>
    [...sessionOf(JSON.stringify({ hosts: { h: {} }, containers: Object.fromEntries(Object.entries(ports).map(([id, list]) => [id, { on, ports: list }])) })).estate.query(portConflicts, 'h')]
      .flatMap(([id, list]) => list.map(({ port, protocol, other }) => `${id}: ${port}/${protocol} as ${other.container}`));

  it('are between containers of one host, seen from both', () => {
    expect(conflictsOf({ a: ['80:80'], b: ['80:8080'], c: ['81:80'] })).toEqual(['a: 80/tcp as b', 'b: 80/tcp as a']);
  });

  it('name a port of both ranges', () => {
    expect(conflictsOf({ a: ['8000-8010:1-11'], b: ['8005-8020:1-16'] })).toEqual(['a: 8005/tcp as b', 'b: 8005/tcp as a']);
  });

  it('are none between addresses that differ, but with every address', () => {
    expect(conflictsOf({ a: ['127.0.0.1:80:80'], b: ['10.0.0.1:80:80'] })).toEqual([]);
    expect(conflictsOf({ a: ['127.0.0.1:80:80'], b: ['80:80'] })).toHaveLength(2);
  });

  it('are none of what is written twice alike', () => {
    expect(conflictsOf({ a: ['80:80', '80:80'] })).toEqual([]);
    expect(conflictsOf({ a: ['80:80', '80:81'] })).toEqual(['a: 80/tcp as a', 'a: 80/tcp as a']);
  });
});
