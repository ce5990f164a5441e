import { z } from 'zod';
import { setting } from './setting.ts';

/** Where assessments are kept, and what a new one is compared with. */
export const HISTORY = z.strictObject({
  store: setting(z.string().trim().min(1), {
    description:
      'Where every assessment is stored: a folder, relative to this file, or postgres://USER@HOST:5432/DATABASE; the password belongs into PGPASSWORD or ~/.pgpass',
    example: 'postgres://cloudbrief@db.example.com:5432/cloudbrief',
    otherwise: '.cloudbrief/ beside this file',
  }),
  baseline: setting(z.enum(['last']), {
    description: 'Compare every assessment with the stored one of last quarter, as --baseline last does',
    example: 'last',
    otherwise: 'nothing is compared without --baseline',
  }),
});
