import type { Grade } from '../../../model/grade.ts';
import type { Survival } from '../../../model/survival.ts';
import type { Column } from './columns.ts';
import type { Service } from './services.ts';

/** A service in a column of the matrix. */
export interface Answer {
  readonly service: Service;
  readonly column: Column;
  readonly row: Survival;
  readonly shape: Grade;
}
