import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Relative addresses, because the same build is served over app:// and over http://127.0.0.1.
export default defineConfig({
  root: folder('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: folder('.build/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    modulePreload: { polyfill: false },
    // Served from the same machine: a large file costs nothing here.
    chunkSizeWarningLimit: 4000,
  },
})
