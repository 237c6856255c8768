/** One file inside a zip archive, as the archive's table of contents tells it. */
export interface ZipEntry {
  readonly path: string;
  readonly unpackedBytes: number;
}

/**
 * Lists what a zip archive holds without unpacking it, or returns `undefined` when its table of contents is not there:
 * it is written last, so a truncated archive lacks it. Layout: APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + headerBytes > view.byteLength || view.getUint32(at, true) !== headerSignature) return undefined;
    const pathBytes = view.getUint16(at + 28, true);
    const path = String.fromCharCode(...bytes.subarray(at + headerBytes, at + headerBytes + pathBytes));
    entries.push({ path, unpackedBytes: view.getUint32(at + 24, true) });
    at += headerBytes + pathBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const headerSignature = 0x02014b50;
const headerBytes = 46;
const endSignature = 0x06054b50;
const endBytes = 22;
const longestComment = 0xffff;

function findEndRecord(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - longestComment);
  for (let at = view.byteLength - endBytes; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return undefined;
}
