package org.fairgate.load;

import java.util.Random;

/** Which keys each connection has in its hand. */
final class Hands {
    private Hands() {}

    /**
     * The keys dealt to the connections at random, so that neighbours in the table are not asked for together; the same deal
     * in each run.
     */
    static int[][] deal(int keys, int connections) {
        int[] order = shuffled(keys);
        int[][] hands = new int[connections][];
        for (int c = 0; c < connections; c++) {
            hands[c] = new int[(order.length - c + connections - 1) / connections];
            for (int i = 0; i < hands[c].length; i++) {
                hands[c][i] = order[c + i * connections];
            }
        }
        return hands;
    }

    private static int[] shuffled(int keys) {
        int[] order = new int[keys];
        Random random = new Random(1);
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
