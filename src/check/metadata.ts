import { z } from 'zod';
import type { Check } from '../model/check.ts';

/** What `checks list` and `checks show` print without loading a check. */
export function metadataOf(check: Check) {
  return {
    id: check.id,
    name: check.name,
    question: check.question,
    resource: kindsOf(check),
    ...(check.topic === undefined ? {} : { topic: check.topic }),
    needs: check.needs,
    severity: check.severity,
    weight: check.weight,
    caps: check.caps === true,
    title: check.title,
    failTitle: check.failTitle,
    risk: check.risk,
    messages: check.messages,
    remedy: check.remedy,
    ...(check.controls === undefined ? {} : { controls: check.controls }),
    ...(check.aliases === undefined ? {} : { aliases: check.aliases }),
    ...(check.params === undefined ? {} : { params: paramsOf(check.params) }),
  };
}

export const kindsOf = (check: Check): readonly string[] =>
  typeof check.resource === 'string' ? [check.resource] : check.resource;

/** The JSON Schema of the parameters. */
export function paramsOf(params: z.ZodType): object {
  return Object.fromEntries(
    Object.entries(z.toJSONSchema(params, { io: 'input' })).filter(([key]) => key !== '$schema'),
  );
}
