/** Before every test file: the outer database inside its own transaction is refused, not waited for without end. */
import { watchTransactions } from '#db/transaction-guard';

watchTransactions();
