import {draw, type RandomSource} from './random.js';

const digits = Array.from('0123456789');

/** A PIN of so many digits, each as likely as any other. Throws a `RangeError` unless it is a whole number from 1. */
export const generatePin = (length: number, random?: RandomSource): string => draw(digits, length, random).join('');
