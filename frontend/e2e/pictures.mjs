import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const pictures = fileURLToPath(new URL('pictures.ts', import.meta.url));
await (await runnerImport(pictures)).module.takePictures(process.argv[2]);
