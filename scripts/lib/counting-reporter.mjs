// Beside vitest's own report: writes how many tests of each project passed, failed and were skipped.
import { writeFileSync } from 'node:fs';

export const COUNTS_FILE_VARIABLE = 'DOORSTEP_TEST_COUNTS';

export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const projects = {};
    for (const module of modules) addModule((projects[module.project.name] ??= noTests()), module);
    const summary = {
      projects,
      unhandledErrors: unhandledErrors.length,
      interrupted: reason === 'interrupted',
    };
    writeFileSync(process.env[COUNTS_FILE_VARIABLE], JSON.stringify(summary));
  }
}

function noTests() {
  return { passed: 0, failed: 0, skipped: 0 };
}

function addModule(counts, module) {
  for (const test of module.children.allTests()) {
    const { state } = test.result();
    // A test that never got a result was in a file or a group that broke.
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
  // A file that cannot be loaded, or a hook that throws, fails without a test of its own.
  const broken = [module, ...module.children.allSuites()].filter((part) => part.errors().length > 0);
  counts.failed += broken.length;
}
