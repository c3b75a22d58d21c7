import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[]) => ({
  extends: true as const,
  test: { name, include, environment: 'node' as const },
});

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      project('unit', ['tests/{unit,corpora}/**/*.test.{ts,tsx}']),
      project('integration', ['tests/{integration,contract}/**/*.test.ts']),
    ],
  },
});
