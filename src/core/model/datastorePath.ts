/** Paths of files as sources and users write them, "[gold] web-01/web-01.vmx": the datastore by id or name, and what is below its root. */
import { defineIndex, type Estate } from './estate';

export interface DatastorePath {
  /** As written: an id or a name. */
  readonly datastore: string;
  /** Below the root of the datastore, without a slash before it; "" for the root. */
  readonly path: string;
}

/** The two parts of such a text; undefined where it has another form. */
export function parseDatastorePath(text: string): DatastorePath | undefined {
  const match = /^\s*\[([^\]]+)\](.*)$/s.exec(text);
  const datastore = match?.[1]?.trim() ?? '';
  return datastore === '' ? undefined : { datastore, path: rootless(match?.[2] ?? '') };
}

/** A path below a root, without a slash or blanks around it. */
export const rootless = (path: string): string => path.trim().replace(/^\/+/, '');

/** The id of the datastore of this id or name; undefined where there is none, or several of the name. */
export function datastoreNamed(estate: Estate, named: string): string | undefined {
  if (estate.find('datastores', named)) return named;
  const [id, another] = estate.lookup(datastoresByName, named);
  return another === undefined ? id : undefined;
}

const datastoresByName = defineIndex('datastores by name', 'datastores', (datastore) => (datastore.name === undefined ? [] : [datastore.name]));
