import { describe, it } from 'vitest';
import check from '../../../checks/surge/untested-peak-load.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, practiceCases('exercise'));
