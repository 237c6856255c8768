import { floppyDrive, insertion } from './removableMedia';

export const operation = insertion('insert-floppy', floppyDrive);
