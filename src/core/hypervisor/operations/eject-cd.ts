import { cdDrive, ejection } from './removableMedia';

export const operation = ejection('eject-cd', cdDrive);
