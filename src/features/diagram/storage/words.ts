/** Storage in a few words, for the cards. */
import type { Media, RaidLevel } from '../../../core/catalogue/media';
import { dimensions, exactQuantity, formatQuantity } from '../../../core/model/quantity';

const mediaWords: Readonly<Record<Media, string>> = { hdd: 'HDD', ssd: 'SSD', nvme: 'NVMe' };
export const raidWord = (level: RaidLevel): string => level.replace('raid', 'RAID ');

/** "12 × 3.84 TB SSD": disks are sold in powers of ten. */
export function disksText(count: number, { size, media }: { readonly size?: number | undefined; readonly media?: Media | undefined }): string {
  return `${count} × ${[...(size === undefined ? [] : [diskSize(size)]), media === undefined ? (size === undefined ? 'disks' : '') : mediaWords[media]].filter((word) => word !== '').join(' ')}`;
}

/** "3.84 TB" or "960 GiB", whichever is said in fewer letters. */
function diskSize(size: number): string {
  const [binary, decimal] = [exactQuantity(size, 'bytes'), decimalText(size)];
  return decimal.length <= binary.length ? decimal : binary;
}

function decimalText(size: number): string {
  const unit = ['PB', 'TB', 'GB', 'MB'].find((name) => size >= (dimensions.bytes.units[name] ?? 1)) ?? 'B';
  return `${Math.round((size / (dimensions.bytes.units[unit] ?? 1)) * 1000) / 1000} ${unit}`;
}

/** "16.2 of 20 TiB · 81 %" */
export function ofText(used: number, whole: number): string {
  const [part, all] = [formatQuantity(used, 'bytes'), formatQuantity(whole, 'bytes')];
  const [amount = '', unit] = part.split(' ');
  const isSameUnit = all.endsWith(` ${unit ?? ''}`) || used === 0;
  return `${isSameUnit ? amount : part} of ${all}${whole > 0 ? ` · ${Math.round((used / whole) * 100)} %` : ''}`;
}

/** "46.1 TiB" */
export const size = (bytes: number): string => formatQuantity(bytes, 'bytes');
