import { join } from 'node:path';
import { z } from 'zod';
import { exceptionsSchema } from '../src/config/exceptions.ts';
import { answersSchema, configSchema } from '../src/config/schema.ts';
import { assessmentSchema } from '../src/model/assessment.ts';
import { recordSchema } from '../src/model/inventory.ts';

const SCHEMAS: readonly { readonly file: string; readonly title: string; readonly schema: z.ZodType }[] = [
  { file: 'assessment.schema.json', title: 'cloudbrief assessment', schema: assessmentSchema },
  { file: 'inventory-record.schema.json', title: 'One line of a cloudbrief inventory', schema: recordSchema },
  { file: 'config.schema.json', title: 'cloudbrief.yaml', schema: configSchema },
  { file: 'answers.schema.json', title: 'cloudbrief.answers.yaml', schema: answersSchema },
  { file: 'exceptions.schema.json', title: 'cloudbrief.exceptions.yaml', schema: exceptionsSchema },
];

/** The JSON Schemas that other programs and editors read, from the schemas that the code itself uses. */
export function generateSchemas(root: string): { readonly path: string; readonly content: string }[] {
  return SCHEMAS.map(({ file, title, schema }) => ({
    path: join(root, 'schemas', file),
    content: `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`,
  }));
}
