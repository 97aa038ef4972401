import { globSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const outDir = join(root, '.build/electron')

/**
 * Bundles the desktop host to `.build/electron`. The tree of `main` and `shared` is kept file by file, because
 * the backend finds its workers by their place in it; packages stay where npm put them. Only the preload, which
 * runs in the sandboxed window, is one file.
 */
export async function buildElectron(): Promise<void> {
  rmSync(outDir, { recursive: true, force: true })
  const workers = globSync('main/features/**/*.worker.ts', { cwd: root }).map(path => join(root, path))
  const entries = ['electron/main.ts', 'electron/backend-process.ts', 'backend/thread.ts'].map(name =>
    join(root, 'main', name),
  )
  await build(forNode([...entries, ...workers]))
  await build(forPreload(join(root, 'main/electron/preload.ts')))
  // Unpacked beside the archive, the files no longer lie under the project's own package.json.
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }\n')
  // Where package.json says the application begins.
  writeFileSync(join(outDir, 'main.js'), "import './main/electron/main.js'\n")
}

const common = { root, configFile: false, publicDir: false, logLevel: 'error' } satisfies InlineConfig
const output = { outDir, emptyOutDir: false, minify: false, copyPublicDir: false, target: 'node24' }

function forNode(input: string[]): InlineConfig {
  return {
    ...common,
    ssr: { external: ['electron'] },
    resolve: { alias: { '#shared': join(root, 'shared') } },
    build: {
      ...output,
      ssr: true,
      rolldownOptions: {
        input,
        output: {
          format: 'esm',
          preserveModules: true,
          preserveModulesRoot: root,
          entryFileNames: '[name].js',
        },
      },
    },
  }
}

function forPreload(input: string): InlineConfig {
  return {
    ...common,
    ssr: { external: ['electron'] },
    build: {
      ...output,
      ssr: true,
      rolldownOptions: { input, output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
    },
  }
}

if (import.meta.main) await buildElectron()
