import { floppyDrive, ejection } from './removableMedia';

export const operation = ejection('eject-floppy', floppyDrive);
