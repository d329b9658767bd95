/** Los artículos de la ayuda, en español. */
import type { Articles } from './articles.ts';

export const articles: Articles = {
  unenroll: {
    title: 'Dar de baja un registro',
    summary: 'Saque a alguien de una campaña, y vea antes qué se detiene.',
    blocks: [
      {
        text: 'Dar de baja termina el paso de un registro por **una** campaña. El registro sigue entre sus registros, y sus otras campañas continúan.',
      },
      {
        steps: [
          'Abra **Campañas** y la campaña.',
          'Abra **Inscripciones** y busque el registro por nombre, dirección, teléfono o correo, o con los filtros.',
          'Pulse **Ver detalles**.',
          'Pulse el botón de baja. La vista previa dice qué se detendrá, qué ya no se puede detener y por qué, y cuánto dinero se libera.',
          'Elija un motivo, añada una nota si quiere, y confirme.',
        ],
      },
      {
        text: 'Desde ese momento, nada que estuviera programado o previsto se entrega a un proveedor. Lo que ya estaba en camino se completa, una sola vez. Usted recibe un recibo con ambas cosas.',
      },
      { title: 'Muchos a la vez' },
      {
        text: 'Marque filas, o filtre y elija a todos los que coinciden. Primero ve los totales; después lo hace una tarea, empezando por lo que sale antes, y un solo «deshacer» lo devuelve todo.',
      },
      { title: 'No vuelve por sí solo' },
      {
        text: 'Un registro dado de baja no vuelve a entrar aunque cumpla el filtro de la campaña. Una persona puede inscribirlo otra vez por su nombre: es una pasada nueva desde la primera secuencia.',
      },
    ],
    related: ['stopping', 'restore', 'opt-out', 'receipts'],
  },
  stopping: {
    title: 'Qué se puede detener, y hasta cuándo',
    summary: 'Lo programado se puede detener; lo que está en proceso, no. Qué significa en cada canal.',
    blocks: [
      {
        text: 'Un contacto es un correo electrónico, un texto o un envío postal previsto para un registro. Si se puede detener lo dice su **estado**, no el reloj.',
      },
      {
        points: [
          '**Previsto** y **Programado**: se pueden detener.',
          '**En proceso**: un correo o un texto se está entregando ahora mismo; un envío postal está cerrado y en la imprenta. No se puede detener.',
          '**Enviado**, **Entregado**, **Fallido**: ya está hecho.',
          '**Desconocido**: quizá se envió y todavía no se sabe. Nunca se envía por segunda vez.',
        ],
      },
      {
        text: 'Los correos y los textos se entregan en el último momento, así que hasta entonces se pueden detener. El correo postal se cierra a su hora límite, que está al lado: **Se puede detener hasta**.',
      },
    ],
    related: ['batches', 'unenroll', 'receipts'],
  },
  restore: {
    title: 'Deshacer y restaurar',
    summary: 'Devuelva una inscripción exactamente a donde estaba.',
    blocks: [
      {
        text: 'Después de una baja, **Deshacer** está en el aviso al pie de la página (o pulse **z**). Más tarde, **Restaurar** está en los detalles de la inscripción.',
      },
      {
        text: 'Restaurar devuelve la misma inscripción al mismo lugar: un contacto detenido se programa otra vez, el que sigue en camino se deja como está, y si entretanto terminó, se programa el siguiente.',
      },
      { title: 'Cuándo se rechaza' },
      {
        points: [
          'La hora del contacto detenido ya pasó, o su lote se cerró.',
          'La persona pidió entretanto no recibir más, o el registro se eliminó.',
          'El registro está activo en otra campaña exclusiva, o tiene aquí una pasada más nueva.',
          'La campaña terminó, o se quitó la secuencia.',
        ],
      },
      {
        text: 'La página dice cuál es el motivo. Si debe continuar, inscriba el registro otra vez por su nombre: empieza una pasada nueva.',
      },
    ],
    related: ['unenroll', 'opt-out'],
  },
  'opt-out': {
    title: '¿Dar de baja o no contactar más?',
    summary: 'La baja termina una campaña. No contactar significa nunca más.',
    blocks: [
      {
        points: [
          '**Dar de baja**: este registro deja esta campaña. Puede estar en otras.',
          '**No contactar**: el correo, el teléfono y la dirección de la persona pasan a la lista **No contactar**. Ninguna campaña le envía nada, ni ahora ni después, aunque el registro se elimine y se importe de nuevo.',
        ],
      },
      {
        text: 'Responder STOP, darse de baja en un correo o quejarse pone a la persona en la lista por sí solo. A mano es una casilla en la vista previa de la baja, o una entrada en **No contactar**.',
      },
      {
        text: 'En Ajustes, los propietarios y administradores eligen qué hace ese deseo: terminar toda inscripción que usaría la dirección, u omitir solo lo que la usaría («textos no, cartas sí»).',
      },
      {
        text: 'Una dirección que no existe (correo devuelto) no es un deseo: se omite lo que la usaría y lo demás continúa.',
      },
    ],
    related: ['unenroll', 'restore'],
  },
  imports: {
    title: 'Importaciones y filas rechazadas',
    summary: 'Traiga contactos, propiedades o exclusiones de un archivo CSV, y corrija lo rechazado.',
    blocks: [
      {
        text: 'En **Importaciones** elija un archivo CSV y qué contiene. Las columnas se reconocen por sus títulos; antes de empezar puede cambiar qué significa cada una. Sirven la coma, el punto y coma y el tabulador, y las codificaciones habituales.',
      },
      { title: 'Duplicados' },
      {
        text: 'Una fila que claramente es alguien que ya tiene se une a ese registro. Una que quizá lo sea se crea y se muestra como posible duplicado.',
      },
      { title: 'Filas rechazadas' },
      {
        text: 'Una fila con un fallo se queda fuera; todas las demás entran. Cada fila rechazada tiene su línea, su columna y su motivo. **Descárguelas**, corríjalas en una hoja de cálculo e importe ese archivo: lo que ya entró no se duplica.',
      },
    ],
    related: ['opt-out', 'build-campaign'],
  },
  'build-campaign': {
    title: 'Crear una campaña',
    summary: 'Secuencias, sus esperas, un público, y un lanzamiento que antes lo comprueba todo.',
    blocks: [
      {
        text: 'Una campaña es un plan de **secuencias**. Cada una es un correo electrónico, un texto o un envío postal, con una espera después de la anterior.',
      },
      {
        steps: [
          'Cree una campaña nueva y póngale un nombre.',
          'Añada secuencias y escríbalas. Los campos como {{ record.firstName }} se rellenan para cada registro; la vista previa lo muestra con uno de verdad.',
          'Elija quién está en ella: un filtro, una lista o registros por su nombre. Ve cuántos coinciden, cuántos están disponibles y por qué los demás no.',
          'Mire los ajustes: zona horaria, horas, horas de silencio, cierre del correo postal.',
          'Láncela. Cada fallo aparece con su lugar; nada empieza hasta que todos estén corregidos.',
        ],
      },
      {
        text: 'Mientras funciona se pueden cambiar los textos y las esperas, y añadir secuencias al final. Para insertar, quitar o reordenar hace falta una pausa.',
      },
    ],
    related: ['batches', 'pause', 'imports'],
  },
  batches: {
    title: 'Lotes postales y horas límite',
    summary: 'Por qué el correo postal se cierra antes de salir, y hasta cuándo se puede detener un envío.',
    blocks: [
      {
        text: 'Los envíos de una secuencia que salen el mismo día se imprimen juntos: eso es un **lote**. Se cierra a su **hora límite**. Hasta entonces se puede detener cualquiera de sus envíos; después se imprimen y salen todos.',
      },
      {
        text: 'Normalmente un lote se cierra dos días antes de salir, a las 17:00 en la zona de la campaña, y nunca en fin de semana ni en festivo postal. Así, lo que sale un lunes se cierra el viernes anterior.',
      },
      {
        text: 'La pestaña **Lotes** muestra cada uno con el tiempo que queda, cuántos envíos tiene y cuántos se quitaron.',
      },
      {
        text: 'Si un lote no pudo cerrarse a tiempo (una pausa, un servidor parado), pasa a la fecha siguiente, y lo dice. Un envío nunca se cierra antes de lo que se mostró.',
      },
    ],
    related: ['stopping', 'pause'],
  },
  pause: {
    title: 'Pausar y reanudar',
    summary: 'Retenga una campaña, y elija qué pasa con lo que debía salir entretanto.',
    blocks: [
      {
        text: 'Cuando la **pausa** está hecha, nada de la campaña puede empezar ya. Lo que estaba en proceso se completa: lo que está en la imprenta sale.',
      },
      {
        text: 'Al **reanudar** elige qué hacer con los contactos cuya hora pasó, y lo ve antes en un calendario:',
      },
      {
        points: [
          '**Desplazar**: todo se mueve lo que duró la pausa; los intervalos se conservan. Es lo habitual.',
          '**Omitir**: lo que se perdió no se envía.',
          '**El más nuevo**: de varios que se perdieron se envía solo el último.',
        ],
      },
      {
        text: 'Una pausa deja a todos inscritos. Para sacar a alguien, délo de baja; para terminar una campaña del todo, archívela.',
      },
    ],
    related: ['build-campaign', 'batches', 'unenroll'],
  },
  roles: {
    title: 'Los roles y el equipo',
    summary: 'Quién puede qué, y cómo se entra y se sale.',
    blocks: [
      {
        points: [
          '**Lector**: ve campañas, registros y recibos; no cambia nada.',
          '**Miembro**: edita registros, da de baja, restaura e inscribe por nombre, hasta 100 a la vez; prepara borradores de campañas; pone en No contactar.',
          '**Gestor**: además lanza, pausa y edita campañas, y actúa sobre muchos a la vez.',
          '**Administrador**: además quita de No contactar y lleva los remitentes, las claves de API, los ajustes y a todos menos a los propietarios.',
          '**Propietario**: todo, también sobre otros propietarios. Un espacio de trabajo siempre conserva uno.',
        ],
      },
      { title: 'Invitar' },
      {
        text: 'En **Ajustes → Equipo** escriba una dirección y un rol. Doorstep hace un enlace y lo muestra una sola vez: cópielo y envíelo usted. Sirve siete días y para una persona.',
      },
      { title: 'Salir' },
      {
        text: 'Quien se quita pierde el espacio de trabajo enseguida, en todos sus dispositivos, y las claves de API que hizo dejan de servir. Lo que hizo queda registrado con su nombre.',
      },
    ],
    related: ['receipts', 'senders'],
  },
  receipts: {
    title: 'Recibos y prueba',
    summary: 'Qué dice un recibo, y por qué nadie puede cambiarlo después.',
    blocks: [
      {
        text: 'Cada baja tiene un **recibo**: quién la hizo, cuándo y por qué; qué detuvo; y qué ya no se podía detener y salió. Lo que fue de ello se añade cuando se sabe.',
      },
      {
        text: 'Un recibo no se puede editar ni eliminar, tampoco por los propietarios. Poco después se **sella**: su huella entra en una cadena en la que cada bloque contiene el anterior. Cambiar algo después rompería la cadena, y «doorstep verify» en el servidor lo muestra.',
      },
      {
        text: 'Puede imprimir un recibo o guardarlo como archivo, para quien lo pida, un abogado o un auditor.',
      },
    ],
    related: ['unenroll', 'stopping', 'restore'],
  },
  senders: {
    title: 'Los remitentes y el entorno de pruebas',
    summary: 'Qué hace el entorno de pruebas, y cómo enviar de verdad.',
    blocks: [
      {
        text: 'Cada canal tiene un **remitente**. Hasta que conecte uno es el **entorno de pruebas**: nada sale de la máquina. Las esperas, los lotes y las horas límite se cumplen como de verdad, así que ve qué pasaría y cuándo.',
      },
      { text: 'En la **Bandeja de salida** se ve cada mensaje de prueba como lo vería quien lo recibe.' },
      { title: 'Conectar un remitente' },
      {
        text: 'Los remitentes se conectan donde se arranca el servidor, con variables de entorno: SMTP_URL y MAIL_FROM para el correo, TWILIO_… para los textos, LOB_… para el correo postal. Después arranque el servidor de nuevo. **Ajustes → Remitentes** muestra sus nombres y cómo está cada uno.',
      },
      {
        text: 'Antes, quite los datos de muestra en **Ajustes → Espacio de trabajo** y mire qué está programado: las campañas activas continúan con el remitente nuevo.',
      },
    ],
    related: ['build-campaign', 'roles'],
  },
  keys: {
    title: 'Las teclas',
    summary: 'Buscar, moverse, abrir, dar de baja y deshacer sin ratón.',
    blocks: [
      {
        points: [
          '**/** va a la búsqueda de la página.',
          '**j** y **k** bajan y suben por una lista; **Enter** abre lo marcado.',
          '**x** selecciona una fila.',
          '**u** da de baja, **z** deshace la última acción.',
          '**Esc** cierra lo que está abierto.',
          '**?** muestra todas las teclas que sirven en la página en que está.',
        ],
      },
      { text: 'Mientras escribe en un campo, las teclas son letras.' },
    ],
    related: ['unenroll', 'restore'],
  },
};
