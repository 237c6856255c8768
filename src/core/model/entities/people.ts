import { choice, count, fields, list, quantity, ref, text } from '../schema';
import { origin } from './common';

export const user = fields({ ...origin }, 'A person.');

export const group = fields({ ...origin, users: list(ref('users', 'A user.'), 'Its members.') }, 'A group of users.');

export const desktopPool = fields(
  {
    ...origin,
    goldenImage: ref('vms', 'The VM its desktops are made from.'),
    cluster: ref('clusters', 'Where its desktops run.'),
    size: count('Number of desktops.'),
    assignment: choice(['dedicated', 'floating'], 'Whether a user keeps the same desktop.'),
    profile: choice(['light', 'medium', 'heavy', 'power'], 'Workload of a user.'),
    profileSize: quantity('bytes', 'Profile per user.', ['30 GB']),
    users: list(ref(['users', 'groups'], 'A user or group.'), 'Who may use it.'),
  },
  'Desktops of one kind.',
);

export const application = fields(
  {
    ...origin,
    on: list(ref('vms', 'A session host.'), 'The VMs it runs on.'),
    users: list(ref(['users', 'groups'], 'A user or group.'), 'Who may run it.'),
    version: text('Version.'),
  },
  'A published application.',
);
