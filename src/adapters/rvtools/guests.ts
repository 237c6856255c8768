export { guestNamed as guestIn, isUnspecific } from '../../core/catalogue/guestNames';
