import { join } from 'node:path';
import { z } from 'zod';
import { exceptionsSchema } from '../src/config/exceptions.ts';
import { schemaId } from '../src/config/schema-id.ts';
import { answersSchema, configSchema } from '../src/config/schema.ts';
import { assessmentSchema } from '../src/model/assessment.ts';
import { recordSchema } from '../src/model/inventory.ts';
import { simulationSchema } from '../src/model/simulation.ts';
import { registerSchema } from '../src/model/register.ts';

interface Published {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly schema: z.ZodType;
}

const SCHEMAS: readonly Published[] = [
  {
    file: 'assessment.schema.json',
    title: 'cloudbrief assessment',
    description: 'assessment.json: every finding, score and risk of one assessment.',
    schema: assessmentSchema,
  },
  {
    file: 'inventory-record.schema.json',
    title: 'One line of a cloudbrief inventory',
    description: 'inventory.ndjson: what was read of the accounts, and what was not, one record in a line.',
    schema: recordSchema,
  },
  {
    file: 'simulation.schema.json',
    title: 'cloudbrief simulation',
    description: 'What `cloudbrief simulate --format json` prints: what is left of each workload.',
    schema: simulationSchema,
  },
  {
    file: 'register.schema.json',
    title: 'cloudbrief risk register',
    description: 'register.json: the risks of one assessment in the fields of NIST IR 8286.',
    schema: registerSchema,
  },
  {
    file: 'config.schema.json',
    title: 'cloudbrief.yaml',
    description:
      'Whose briefing it is, what is read, what matters most, and what fails a pipeline. Every key may be left out.',
    schema: configSchema,
  },
  {
    file: 'answers.schema.json',
    title: 'cloudbrief.answers.yaml',
    description: 'What no API can tell: who said what, when, and where it can be seen.',
    schema: answersSchema,
  },
  {
    file: 'exceptions.schema.json',
    title: 'cloudbrief.exceptions.yaml',
    description: 'Risks that a named person accepts for a time.',
    schema: exceptionsSchema,
  },
];

/** The JSON Schemas for other programs and editors, from the schemas that the code itself uses. */
export function generateSchemas(root: string): { readonly path: string; readonly content: string }[] {
  return SCHEMAS.map(({ file, title, description, schema }) => {
    const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
    const published = { $schema, $id: schemaId(file), title, description, ...rest };
    return { path: join(root, 'schemas', file), content: `${JSON.stringify(published, null, 2)}\n` };
  });
}
