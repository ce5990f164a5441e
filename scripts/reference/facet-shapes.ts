import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A facet as its file in `src/model/facets/` defines it. */
export interface FacetShape {
  readonly name: string;
  /** Name of the file, which is its subject. */
  readonly subject: string;
  /** The comment above it; empty where there is none. */
  readonly comment: string;
  /** The zod schema as it is written. */
  readonly shape: string;
}

let read: readonly FacetShape[] | undefined;

/** Every facet with comment and shape, from the sources: the page cannot say something else than the code. */
export const facetShapes = (root: string): readonly FacetShape[] =>
  (read ??= globSync('src/model/facets/*.ts', { cwd: root }).sort().flatMap(path => shapesIn(join(root, path)))); // prettier-ignore

function shapesIn(path: string): FacetShape[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const lists = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.flatMap(({ name, initializer }) => {
      const bare = initializer !== undefined && ts.isAsExpression(initializer) ? initializer.expression : initializer;
      return name.getText().endsWith('Facets') && bare !== undefined && ts.isObjectLiteralExpression(bare) ? [bare] : [];
    }),
  ); // prettier-ignore
  return lists.flatMap(({ properties }) =>
    properties.filter(ts.isPropertyAssignment).map(property => ({
      name: property.name.getText(),
      subject: basename(path, '.ts'),
      comment: commentOf(property),
      shape: dedented(property.initializer.getText()),
    })),
  );
}

const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(one => (typeof one.comment === 'string' ? one.comment : ''))
    .join(' ')
    .replaceAll(/\s*\n\s*/g, ' ');

/** Without the indentation that it has in the object. */
const dedented = (text: string): string => text.replaceAll(/\n {2}/g, '\n');
