import fc from 'fast-check';

// In continuous integration a change is judged on the same cases every time; everywhere else laws meet new ones.
if (process.env['CI'] !== undefined) fc.configureGlobal({ seed: 20_260_401 });
