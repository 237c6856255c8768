export { naturalOrder } from '../core/util/naturalOrder';
