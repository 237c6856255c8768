import { cdDrive, insertion } from './removableMedia';

export const operation = insertion('insert-cd', cdDrive);
