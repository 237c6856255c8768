/** Every operation, in the order of menus. */
import type { AnyOperation } from './operation';
import { operation as attachDisk } from './attach-disk';
import { operation as attachNic } from './attach-nic';
import { operation as attachPassthrough } from './attach-passthrough';
import { operation as clone } from './clone';
import { operation as cloneLinked } from './clone-linked';
import { operation as consolidate } from './consolidate';
import { operation as create } from './create';
import { operation as remove } from './delete';
import { operation as detachDisk } from './detach-disk';
import { operation as detachNic } from './detach-nic';
import { operation as detachPassthrough } from './detach-passthrough';
import { operation as ejectCd } from './eject-cd';
import { operation as ejectFloppy } from './eject-floppy';
import { operation as insertCd } from './insert-cd';
import { operation as insertFloppy } from './insert-floppy';
import { operation as powerOff } from './power-off';
import { operation as powerOn } from './power-on';
import { operation as reconfigure } from './reconfigure';
import { operation as resume } from './resume';
import { operation as revert } from './revert';
import { operation as snapshot } from './snapshot';
import { operation as suspend } from './suspend';

export const operations: readonly AnyOperation[] = [
  powerOn, powerOff, suspend, resume,
  snapshot, revert, consolidate,
  clone, cloneLinked,
  reconfigure, attachDisk, detachDisk, attachNic, detachNic, insertCd, ejectCd, insertFloppy, ejectFloppy, attachPassthrough, detachPassthrough,
  create, remove,
];

export const operationById: ReadonlyMap<string, AnyOperation> = new Map(operations.map((operation) => [operation.id, operation]));
