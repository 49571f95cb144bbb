// Catch's own main, alone, so that it is compiled once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
