/** Alrededor de cada página, en español: caminos, teclas, avisos que pasan, acciones que fallaron. */
import { counting } from '../counting.ts';
import type { frame as english } from '../en/frame.ts';

const { count } = counting('es-US');

export const frame: typeof english = {
  nav: {
    campaigns: 'Campañas',
    records: 'Registros',
    imports: 'Importaciones',
    outbox: 'Bandeja de salida',
    suppressions: 'No contactar',
    settings: 'Ajustes',
    help: 'Ayuda',
  },
  act: {
    cancel: 'Cancelar',
    close: 'Cerrar',
    save: 'Guardar',
    saved: 'Guardado',
    undo: 'Deshacer',
    undone: 'Deshecho',
    remove: 'Quitar',
    failed: 'No se pudo hacer',
    noAnswer:
      'No se puede conectar con Doorstep. No se ha perdido nada de lo que escribió; inténtelo de nuevo.',
    noRight: 'Su rol no lo permite',
    working: 'Un momento…',
  },
  keys: {
    title: 'Teclas',
    show: 'Mostrar todas las teclas',
    search: 'Ir a la búsqueda',
    undo: 'Deshacer la última acción',
    close: 'Cerrar lo que está abierto',
  },
  toast: { region: 'Avisos', dismiss: 'Descartar' },
  job: {
    progress: (done: number, total: number | null) =>
      total === null
        ? count(done, 'fila hecha', 'filas hechas')
        : `${count(done, 'fila', 'filas')} de ${count(total, 'fila', 'filas')}`,
  },
};
