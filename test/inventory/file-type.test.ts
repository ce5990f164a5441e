import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileTypeOf } from '../../src/inventory/file-type.ts';
import { isTemplate } from '../../src/inventory/templates/read.ts';
import type { CloudbriefError } from '../../src/model/errors.ts';
import { readInventories } from '../../src/run/read-inventories.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudbrief-types-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const PLAN = /terraform plan -out tfplan && terraform show -json tfplan > tfplan\.json/;

it.each([
  ['main.tf', 'resource "aws_s3_bucket" "x" {}\n', 'a Terraform configuration', PLAN],
  ['variables.tf', '# Ours\n\n// more\nvariable "x" {\n}\n', 'a Terraform configuration', PLAN],
  ['versions.tf', 'terraform {\n  required_version = ">= 1"\n}\n', 'a Terraform configuration', PLAN],
  ['main.tf.json', '{"resource": {"aws_s3_bucket": {}}}', 'a Terraform configuration', PLAN],
  ['main.bicep', 'param name string\n', 'a Bicep file', /az bicep build --file .*main\.bicep/],
  ['cloudbrief.yaml', '# Ours\nclient:\n  name: X\n', 'a configuration of cloudbrief', /--config .*cloudbrief\.yaml/],
  ['compose.yaml', '---\nservices: {}\n', 'a YAML file', /cloudbrief collect/],
  ['findings.csv', 'severity,check\nhigh,x\n', 'a CSV table', /inventory\.ndjson\.gz beside the briefing/],
  ['briefing.pdf', '%PDF-1.7\n', 'a PDF', /inventory\.ndjson\.gz/],
  ['out.zip', 'PK\u{3}\u{4}', 'a ZIP archive', /Unpack it/],
  ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'a binary file', /cloudbrief collect/],
  ['README.md', '# Read me\n\nHow to use it.\n', 'a Markdown text', /cloudbrief collect/],
  ['empty.json', '{}', 'neither an inventory nor a plan or template', /terraform show -json/],
  ['package.json', '{\n  "name": "x"\n}\n', 'neither an inventory nor a plan or template', /CloudFormation, ARM or Bicep/],
  ['notes.txt', 'hello\n', 'neither an inventory nor a plan or template', /cloudbrief collect/],
])('%s is called what it is', async (name, content, type, hint) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  const error = (await readInventories([path]).catch((one: unknown) => one)) as CloudbriefError;
  expect(error).toMatchObject({ code: 'CB_INVENTORY' });
  expect(error.message).toContain(`${name} is ${type}`);
  expect(`${error.message} ${error.hint}`).not.toMatch(/damaged/);
  expect(error.hint).toMatch(hint);
}); // prettier-ignore

it.each([
  ['commas', ','.repeat(5000)],
  ['values and commas', 'a,'.repeat(5000)],
  ['empty lines', `${'\n'.repeat(5000)}x`],
  ['lines of spaces', `${' \n'.repeat(5000)}x`],
  ['starts of documents', `${'---\n'.repeat(5000)}x`],
  ['comments', `${'#\n'.repeat(5000)}x`],
])('%s without an end take no time', (_, content) => {
  const began = performance.now();
  expect(fileTypeOf(content, 'x')).toBeUndefined();
  expect(isTemplate(content)).toBe(false);
  expect(performance.now() - began).toBeLessThan(1000);
});
