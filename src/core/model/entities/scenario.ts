import * as Type from 'typebox';
import { choice, fields, list, quantity, text } from '../schema';
import { origin } from './common';

export const scenario = fields(
  {
    ...origin,
    steps: list(
      fields(
        {
          at: quantity('duration', 'When, from the start.', ['10 min']),
          action: choice(['fail', 'repair', 'migrate', 'power-on', 'power-off', 'load'], 'What happens.'),
          target: text('The entry concerned, "collection/id" or "owner/part".'),
          to: text('Where to, for a migration.'),
          factor: Type.Number({ description: 'Load multiplier.', minimum: 0 }),
        },
        'A step.',
      ),
      'What happens, in order of time.',
    ),
    expect: list(text('An expectation.'), 'What must hold.'),
  },
  'A what-if to rehearse.',
);
