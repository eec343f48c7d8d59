import { test, expect } from './lib/test';
