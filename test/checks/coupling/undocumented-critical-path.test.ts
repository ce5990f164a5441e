import { describe, it } from 'vitest';
import check from '../../../checks/coupling/undocumented-critical-path.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('exercise'));
